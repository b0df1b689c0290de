import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import { rule } from '../platform/validation.js';
import { CountryCodeScalar } from '../shared/scalars.js';
import { isCountryCode } from './countries.js';

const MESSAGE = 'is not a country code: ISO 3166-1 alpha-2, EU, EEA, EUROPE or WORLDWIDE';

export const IsCountry = (each = false) => rule('isCountry', isCountryCode, MESSAGE, { each });

export const CountryField = (description: string) =>
  applyDecorators(
    Field(() => CountryCodeScalar, { nullable: true, description }),
    IsOptional(),
    IsCountry(),
  );

export const CountriesField = (description: string) =>
  applyDecorators(
    Field(() => [CountryCodeScalar], { nullable: true, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(300),
    IsCountry(true),
  );
